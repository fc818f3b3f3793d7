//! Matrices of PDF: where what is painted lies on the page.

/// A matrix by its six numbers, as PDF writes them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix([f32; 6]);

impl Matrix {
    /// That leaves all where it is.
    pub(super) const UNIT: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// Of numbers as they are written; those that are not there are 0.
    pub(super) fn of(numbers: impl Iterator<Item = f32>) -> Self {
        let mut matrix = [0.0; 6];
        for (place, number) in matrix.iter_mut().zip(numbers) {
            *place = number;
        }
        Self(matrix)
    }

    /// That moves all by so much.
    pub(super) fn by(across: f32, up: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, across, up])
    }

    /// First this one, then the other.
    pub(super) fn then(&self, other: &Self) -> Self {
        let [xx, xy, yx, yy, ..] = other.0;
        let [first_x, first_y, second_x, second_y, across, up] = self.0;
        let (moved_across, moved_up) = other.origin();
        let turned = |x: f32, y: f32| (x * xx + y * yx, x * xy + y * yy);
        let ((ax, ay), (bx, by), (ox, oy)) = (turned(first_x, first_y), turned(second_x, second_y), turned(across, up));
        Self([ax, ay, bx, by, ox + moved_across, oy + moved_up])
    }

    /// Where the origin comes to lie.
    pub(super) fn origin(&self) -> (f32, f32) {
        let [.., across, up] = self.0;
        (across, up)
    }

    /// How much longer a step along the line becomes, and one upward.
    pub(super) fn scale(&self) -> (f32, f32) {
        let [xx, xy, yx, yy, ..] = self.0;
        (xx.hypot(xy), yx.hypot(yy))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_after_the_other() {
        let turned = Matrix::of([0.0, 2.0, -2.0, 0.0, 10.0, 20.0].into_iter());
        assert_eq!(Matrix::by(3.0, 4.0).then(&turned).origin(), (2.0, 26.0));
        assert_eq!(Matrix::UNIT.then(&turned), turned);
        assert_eq!(turned.scale(), (2.0, 2.0));
    }
}
