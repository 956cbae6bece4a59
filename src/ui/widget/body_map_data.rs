//! The shape of one lower leg and its eight zones, as rows of a unit box: right leg seen from behind, x 0 on the
//! inner side and 1 on the outer, y 0 above the knee and 1 at the sole. The left leg is the mirror picture.

use crate::domain::body::Zone;

/// Width of the box divided by its height.
pub const BOX_RATIO: f32 = 0.38;

/// One row of a shape: its left and right edge at a height.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Height, 0 to 1.
    pub y: f32,
    /// Left edge.
    pub left: f32,
    /// Right edge.
    pub right: f32,
}

const fn row(y: f32, left: f32, right: f32) -> Row {
    Row { y, left, right }
}

/// The leg itself.
pub const OUTLINE: &[Row] = &[
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

const BEHIND_KNEE: &[Row] = &[
    row(0.052, 0.230, 0.745),
    row(0.060, 0.205, 0.770),
    row(0.100, 0.208, 0.760),
    row(0.140, 0.205, 0.762),
    row(0.160, 0.205, 0.765),
    row(0.170, 0.235, 0.740),
];
const GASTROC_INNER: &[Row] = &[
    row(0.186, 0.320, 0.440),
    row(0.194, 0.240, 0.484),
    row(0.215, 0.185, 0.490),
    row(0.260, 0.152, 0.490),
    row(0.320, 0.146, 0.490),
    row(0.380, 0.160, 0.490),
    row(0.420, 0.192, 0.490),
    row(0.450, 0.236, 0.488),
    row(0.468, 0.290, 0.478),
    row(0.478, 0.350, 0.440),
];
const GASTROC_OUTER: &[Row] = &[
    row(0.186, 0.560, 0.680),
    row(0.194, 0.516, 0.760),
    row(0.215, 0.510, 0.815),
    row(0.260, 0.510, 0.856),
    row(0.320, 0.510, 0.868),
    row(0.370, 0.510, 0.852),
    row(0.405, 0.510, 0.820),
    row(0.430, 0.512, 0.772),
    row(0.448, 0.524, 0.710),
    row(0.456, 0.560, 0.650),
];
const JUNCTION: &[Row] = &[
    row(0.490, 0.290, 0.740),
    row(0.498, 0.248, 0.780),
    row(0.520, 0.246, 0.778),
    row(0.550, 0.262, 0.752),
    row(0.562, 0.280, 0.735),
    row(0.570, 0.315, 0.700),
];
const SOLEUS: &[Row] = &[
    row(0.584, 0.330, 0.680),
    row(0.592, 0.296, 0.712),
    row(0.640, 0.308, 0.694),
    row(0.690, 0.326, 0.672),
    row(0.712, 0.338, 0.658),
    row(0.722, 0.368, 0.628),
];
const ACHILLES_MID: &[Row] = &[
    row(0.736, 0.440, 0.560),
    row(0.743, 0.402, 0.596),
    row(0.780, 0.400, 0.596),
    row(0.830, 0.398, 0.600),
    row(0.847, 0.402, 0.596),
    row(0.854, 0.440, 0.560),
];
const ACHILLES_HEEL: &[Row] = &[
    row(0.868, 0.410, 0.590),
    row(0.876, 0.352, 0.648),
    row(0.910, 0.336, 0.668),
    row(0.950, 0.326, 0.682),
    row(0.972, 0.336, 0.672),
    row(0.983, 0.390, 0.620),
];
const INNER_SHIN: &[Row] = &[
    row(0.300, 0.078, 0.112),
    row(0.308, 0.064, 0.128),
    row(0.370, 0.072, 0.138),
    row(0.420, 0.101, 0.166),
    row(0.470, 0.144, 0.204),
    row(0.520, 0.186, 0.230),
    row(0.570, 0.224, 0.258),
    row(0.610, 0.250, 0.280),
    row(0.618, 0.258, 0.274),
];

/// The rows of a zone.
pub fn zone(zone: Zone) -> &'static [Row] {
    match zone {
        Zone::BehindKnee => BEHIND_KNEE,
        Zone::GastrocInner => GASTROC_INNER,
        Zone::GastrocOuter => GASTROC_OUTER,
        Zone::Junction => JUNCTION,
        Zone::Soleus => SOLEUS,
        Zone::AchillesMid => ACHILLES_MID,
        Zone::AchillesHeel => ACHILLES_HEEL,
        Zone::InnerShin => INNER_SHIN,
    }
}

/// The two edges of a shape at a height, if the shape is there.
pub fn edges_at(rows: &[Row], y: f32) -> Option<(f32, f32)> {
    rows.windows(2).find(|pair| (pair[0].y..=pair[1].y).contains(&y)).map(|pair| {
        let share = (y - pair[0].y) / (pair[1].y - pair[0].y);
        let mix = |from: f32, to: f32| from + (to - from) * share;
        (mix(pair[0].left, pair[1].left), mix(pair[0].right, pair[1].right))
    })
}

/// The same shape with soft edges: six steps from row to row on a Catmull-Rom curve.
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
