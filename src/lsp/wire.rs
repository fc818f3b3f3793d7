//! Messages as they come and go: a header with a length, then so many bytes. Whatever comes, the next message is found again.

use std::io::{self, BufRead, Read as _, Write};

use serde::Serialize;

/// No message is longer: the text of the largest file fits, as it is written in policies.
const LARGEST: u64 = 64 * 1024 * 1024;
/// No line of a header is longer.
const LONGEST_LINE: u64 = 4096;

/// Why something that came is no message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// Its header gives no length.
    NoLength,
    /// It is longer than any message.
    TooLarge,
}

/// The bytes of the next message; none at the end of the input.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, Fault>>> {
    let mut length = None;
    let mut is_first = true;
    loop {
        let Some(line) = line(input)? else { return Ok(None) };
        if line.is_empty() {
            // A blank line before a header is none that ends it.
            if is_first {
                continue;
            }
            break;
        }
        is_first = false;
        if let Some((name, value)) = line.split_once(':')
            && name.trim().eq_ignore_ascii_case("Content-Length")
        {
            length = Some(value.trim().parse::<u64>());
        }
    }
    let Some(Ok(length)) = length else { return Ok(Some(Err(Fault::NoLength))) };
    if length > LARGEST {
        io::copy(&mut input.take(length), &mut io::sink())?;
        return Ok(Some(Err(Fault::TooLarge)));
    }
    // What is announced is not believed before it comes.
    let mut bytes = Vec::new();
    input.take(length).read_to_end(&mut bytes)?;
    let is_whole = u64::try_from(bytes.len()).is_ok_and(|read| read == length);
    Ok(is_whole.then_some(Ok(bytes)))
}

/// A line of a header without its end; none at the end of the input. Of a line that is too long the beginning is given.
fn line(input: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    if input.take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    let mut rest = Vec::new();
    while line.last() != Some(&b'\n') && rest.last() != Some(&b'\n') {
        rest.clear();
        if input.take(LONGEST_LINE).read_until(b'\n', &mut rest)? == 0 {
            break;
        }
    }
    Ok(Some(String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned()))
}

/// Writes a message.
pub(super) fn write(message: &impl Serialize, output: &mut impl Write) -> io::Result<()> {
    let bytes = serde_json::to_vec(message)?;
    write!(output, "Content-Length: {}\r\n\r\n", bytes.len())?;
    output.write_all(&bytes)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(mut input: &[u8]) -> Vec<Result<String, Fault>> {
        let mut all = Vec::new();
        while let Some(message) = read(&mut input).unwrap() {
            all.push(message.map(|bytes| String::from_utf8(bytes).unwrap()));
        }
        all
    }

    #[test]
    fn what_is_written_is_read() {
        let mut written = Vec::new();
        for message in ["「規程」", "𠮷", ""] {
            write(&message, &mut written).unwrap();
        }
        assert_eq!(all(&written), [Ok("\"「規程」\"".to_owned()), Ok("\"𠮷\"".to_owned()), Ok("\"\"".to_owned())]);
    }

    #[test]
    fn after_what_is_no_message_the_next_is_found() {
        let good = "Content-Length: 2\r\n\r\n{}";
        let found = Ok("{}".to_owned());
        for (bad, fault) in [
            ("Content-Type: x\r\n\r\n".to_owned(), Fault::NoLength),
            ("Content-Length: many\r\n\r\n".to_owned(), Fault::NoLength),
            ("Content-Length: -1\r\n\r\n".to_owned(), Fault::NoLength),
            (format!("X: {}\r\n\r\n", "long".repeat(5000)), Fault::NoLength),
        ] {
            assert_eq!(all(format!("{bad}{good}").as_bytes()), [Err(fault), found.clone()], "{bad}");
        }
        let large = LARGEST + 1;
        let bad = format!("Content-Length: {large}\r\n\r\n");
        let input = bad.as_bytes().chain(io::repeat(b' ').take(large)).chain(good.as_bytes());
        let mut input = io::BufReader::new(input);
        assert_eq!(read(&mut input).unwrap(), Some(Err(Fault::TooLarge)));
        assert_eq!(read(&mut input).unwrap(), Some(Ok(b"{}".to_vec())));
        assert_eq!(read(&mut input).unwrap(), None);
    }

    #[test]
    fn a_length_that_never_comes_takes_no_memory_and_ends() {
        assert_eq!(all(b"Content-Length: 60000000\r\n\r\n{"), []);
        assert_eq!(all(b"Content-Length: 18446744073709551615\r\n\r\n{"), [Err(Fault::TooLarge)]);
        assert_eq!(all(b"Content-Le"), []);
    }
}
