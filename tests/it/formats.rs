//! The formats of `kitei check` beside each other: the same run in all of them, the same bytes however it is made, read back by whoever
//! reads them.

mod parallel;
