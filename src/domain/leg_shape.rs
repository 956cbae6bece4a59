//! Shapes of the lower leg as rows of a unit box, y 0 above the knee and 1 at the sole, and the outline of the right leg
//! from behind, which the body map and the figures for reading share.

/// Width of the box of the leg from behind, divided by its height.
pub const BACK_RATIO: f32 = 0.38;
/// The same for the leg from the side, which has room for the foot.
pub const SIDE_RATIO: f32 = 0.60;

/// One row of a shape: its left and right edge at a height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Row {
    /// Height, 0 to 1.
    pub y: f32,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
}

/// A row in a table of constants.
#[must_use]
pub const fn row(y: f32, left: f32, right: f32) -> Row {
    Row { y, left, right }
}

/// The right leg from behind: x 0 on the inner side and 1 on the outer. The left leg is the mirror picture.
pub const BACK: &[Row] = &[
    row(0.000, 0.170, 0.820),
    row(0.050, 0.175, 0.800),
    row(0.100, 0.178, 0.790),
    row(0.140, 0.165, 0.800),
    row(0.180, 0.132, 0.830),
    row(0.220, 0.092, 0.868),
    row(0.270, 0.058, 0.900),
    row(0.320, 0.045, 0.912),
    row(0.370, 0.056, 0.900),
    row(0.420, 0.085, 0.872),
    row(0.470, 0.128, 0.835),
    row(0.520, 0.170, 0.797),
    row(0.580, 0.215, 0.757),
    row(0.640, 0.255, 0.722),
    row(0.700, 0.287, 0.695),
    row(0.760, 0.308, 0.680),
    row(0.800, 0.303, 0.690),
    row(0.825, 0.286, 0.708),
    row(0.850, 0.290, 0.708),
    row(0.875, 0.306, 0.694),
    row(0.905, 0.302, 0.698),
    row(0.940, 0.284, 0.722),
    row(0.968, 0.284, 0.726),
    row(0.988, 0.310, 0.702),
    row(1.000, 0.365, 0.650),
];

/// The two edges of a shape at a height, if the shape is there.
#[must_use]
pub fn edges_at(rows: &[Row], y: f32) -> Option<(f32, f32)> {
    rows.windows(2).find(|pair| (pair[0].y..=pair[1].y).contains(&y)).map(|pair| {
        let share = (y - pair[0].y) / (pair[1].y - pair[0].y);
        let mix = |from: f32, to: f32| from + (to - from) * share;
        (mix(pair[0].left, pair[1].left), mix(pair[0].right, pair[1].right))
    })
}

/// The same shape with soft edges: six steps from row to row on a Catmull-Rom curve.
#[must_use]
pub fn smooth(rows: &[Row]) -> Vec<Row> {
    const STEPS: u8 = 6;
    let Some(last) = rows.len().checked_sub(1) else { return Vec::new() };
    let mut fine = Vec::with_capacity(rows.len() * usize::from(STEPS));
    for index in 0..last {
        let near = [rows[index.saturating_sub(1)], rows[index], rows[index + 1], rows[(index + 2).min(last)]];
        for step in 0..STEPS {
            let share = f32::from(step) / f32::from(STEPS);
            fine.push(Row {
                y: near[1].y + (near[2].y - near[1].y) * share,
                left: curve(near.map(|row| row.left), share),
                right: curve(near.map(|row| row.right), share),
            });
        }
    }
    fine.push(rows[last]);
    fine
}

fn curve([before, from, to, after]: [f32; 4], share: f32) -> f32 {
    let (square, cube) = (share * share, share * share * share);
    0.5 * (2.0 * from
        + (to - before) * share
        + (2.0 * before - 5.0 * from + 4.0 * to - after) * square
        + (3.0 * from - before - 3.0 * to + after) * cube)
}
