//! The shapes of the eight zones on the right leg seen from behind. The left leg is the mirror picture.

use crate::domain::body::Zone;
pub use crate::domain::leg_shape::{BACK as OUTLINE, BACK_RATIO as BOX_RATIO, Row, edges_at, row, smooth};

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
