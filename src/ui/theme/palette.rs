//! The four sets of colours, as tables. The numbers were chosen by measured contrast; the tests measure them again.

use egui::Color32;

use super::{FigureColors, Palette, TierColors};

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const fn ramp(hex: [u32; 11]) -> [Color32; 11] {
    let mut colors = [Color32::BLACK; 11];
    let mut index = 0;
    while index < 11 {
        colors[index] = rgb(hex[index]);
        index += 1;
    }
    colors
}

const fn tier(fill: u32, on_fill: u32, body: u32) -> TierColors {
    TierColors { fill: rgb(fill), on_fill: rgb(on_fill), body: rgb(body) }
}

const WHITE: u32 = 0xFF_FFFF;
const BLACK: u32 = 0x00_0000;
const INK: u32 = 0x1B_2528;
const NIGHT: u32 = 0x11_181A;

const PAIN_LIGHT: [Color32; 11] = ramp([
    0xFF_FFFF, 0xF8_E9EF, 0xF2_D6E1, 0xEA_C2D3, 0xE1_ACC4, 0xD5_94B4, 0xC7_7BA3, 0xA8_578A, 0x8E_4277, 0x72_2D62,
    0x55_1B49,
]);
const ON_PAIN_LIGHT: [Color32; 11] = ramp([INK, INK, INK, INK, INK, INK, INK, WHITE, WHITE, WHITE, WHITE]);
const PAIN_DARK: [Color32; 11] = ramp([
    0x1A_2326, 0x3A_2A36, 0x4D_3244, 0x62_3B54, 0x78_4566, 0x90_4F7A, 0xA7_5C8E, 0xC0_7BA8, 0xD4_9ABF, 0xE5_BAD4,
    0xF5_DCEA,
]);
const ON_PAIN_DARK: [Color32; 11] = ramp([WHITE, WHITE, WHITE, WHITE, WHITE, WHITE, WHITE, INK, INK, INK, INK]);

const FIGURE_LIGHT: FigureColors = FigureColors {
    working_leg: rgb(0x2F_6069),
    other_leg: rgb(0xB4_C8C9),
    skin: rgb(0x77_9B9F),
    shirt: rgb(0xA9_C3C4),
    sleeve: rgb(0x97_B5B7),
    shorts: rgb(0x5C_838A),
    prop: rgb(0xD8_CFBE),
    prop_edge: rgb(0x9C_8E74),
    muscle: rgb(0xE8_743B),
    map_skin: rgb(0xEB_DCCB),
    map_zone: rgb(0xF7_F1E9),
    map_line: rgb(0x8C_7A66),
};
const FIGURE_DARK: FigureColors = FigureColors {
    working_leg: rgb(0x9A_D0D1),
    other_leg: rgb(0x44_595D),
    skin: rgb(0x7F_A5A8),
    shirt: rgb(0x4C_6B70),
    sleeve: rgb(0x58_7A7F),
    shorts: rgb(0x6A_9094),
    prop: rgb(0x3A_4347),
    prop_edge: rgb(0x6E_7C80),
    muscle: rgb(0xFF_9A5C),
    map_skin: rgb(0x4A_4038),
    map_zone: rgb(0x38_312C),
    map_line: rgb(0xB5_A48F),
};

pub(super) const LIGHT: Palette = Palette {
    dark: false,
    contrast: false,
    bg: rgb(0xF6_F3EC),
    surface: rgb(WHITE),
    sunken: rgb(0xEE_EAE0),
    line: rgb(0xDC_D5C7),
    control: rgb(0x72_7D80),
    text: rgb(INK),
    text_2: rgb(0x4A_565A),
    accent: rgb(0x0E_5A63),
    accent_hover: rgb(0x0A_4850),
    accent_soft: rgb(0xDC_EBEA),
    on_accent: rgb(WHITE),
    focus: rgb(0x1B_4FD8),
    disabled: rgb(0x6B_7679),
    notice: rgb(INK),
    on_notice: rgb(WHITE),
    veil: Color32::from_black_alpha(110),
    shadow: Color32::from_black_alpha(70),
    pain: PAIN_LIGHT,
    on_pain: ON_PAIN_LIGHT,
    emergency: tier(0xA5_0E20, WHITE, 0xA5_0E20),
    same_day: tier(0x8A_4300, WHITE, 0xFF_F2E2),
    soon: tier(0x1B_4F8F, WHITE, 0xE9_F1FA),
    self_care: tier(0x35_594A, WHITE, 0xE8_F1EC),
    figure: FIGURE_LIGHT,
    line_width: 1.0,
    control_width: 1.25,
};

pub(super) const DARK: Palette = Palette {
    dark: true,
    contrast: false,
    bg: rgb(NIGHT),
    surface: rgb(0x1A_2326),
    sunken: rgb(0x0C_1214),
    line: rgb(0x33_4145),
    control: rgb(0x7F_9195),
    text: rgb(0xE9_EFEE),
    text_2: rgb(0xB3_C1C2),
    accent: rgb(0x7C_CBC9),
    accent_hover: rgb(0x9A_DAD8),
    accent_soft: rgb(0x1F_3D41),
    on_accent: rgb(0x06_282B),
    focus: rgb(0x8F_B8FF),
    disabled: rgb(0x8C_9B9E),
    notice: rgb(0xE9_EFEE),
    on_notice: rgb(INK),
    veil: Color32::from_black_alpha(150),
    shadow: Color32::from_black_alpha(150),
    pain: PAIN_DARK,
    on_pain: ON_PAIN_DARK,
    emergency: tier(0xC4_182E, WHITE, 0xC4_182E),
    same_day: tier(0xF2_A65A, NIGHT, 0x33_240F),
    soon: tier(0x8D_BBF2, NIGHT, 0x16_293F),
    self_care: tier(0x9C_CDB4, NIGHT, 0x18_2B23),
    figure: FIGURE_DARK,
    line_width: 1.0,
    control_width: 1.25,
};

pub(super) const CONTRAST_LIGHT: Palette = Palette {
    contrast: true,
    bg: rgb(WHITE),
    surface: rgb(WHITE),
    sunken: rgb(0xEC_ECEC),
    line: rgb(BLACK),
    control: rgb(BLACK),
    text: rgb(BLACK),
    text_2: rgb(0x1F_1F1F),
    accent: rgb(0x00_3A42),
    accent_hover: rgb(0x00_262B),
    accent_soft: rgb(0xD6_ECEB),
    on_accent: rgb(WHITE),
    focus: rgb(0x00_00D0),
    disabled: rgb(0x59_5959),
    notice: rgb(BLACK),
    on_notice: rgb(WHITE),
    shadow: Color32::TRANSPARENT,
    emergency: tier(0x8B_0015, WHITE, 0x8B_0015),
    same_day: tier(0x5E_2B00, WHITE, WHITE),
    soon: tier(0x08_306B, WHITE, WHITE),
    self_care: tier(0x12_3F2C, WHITE, WHITE),
    line_width: 2.0,
    control_width: 2.0,
    ..LIGHT
};

pub(super) const CONTRAST_DARK: Palette = Palette {
    contrast: true,
    bg: rgb(BLACK),
    surface: rgb(BLACK),
    sunken: rgb(0x1C_1C1C),
    line: rgb(WHITE),
    control: rgb(WHITE),
    text: rgb(WHITE),
    text_2: rgb(0xE4_E4E4),
    accent: rgb(0x7D_F5F0),
    accent_hover: rgb(0xB4_FAF7),
    accent_soft: rgb(0x06_3336),
    on_accent: rgb(BLACK),
    focus: rgb(0xFF_E600),
    disabled: rgb(0xA6_A6A6),
    notice: rgb(WHITE),
    on_notice: rgb(BLACK),
    shadow: Color32::TRANSPARENT,
    emergency: tier(0xFF_6B75, BLACK, 0xFF_6B75),
    same_day: tier(0xFF_B366, BLACK, BLACK),
    soon: tier(0x9C_CBFF, BLACK, BLACK),
    self_care: tier(0xA8_E6C6, BLACK, BLACK),
    line_width: 2.0,
    control_width: 2.0,
    ..DARK
};
