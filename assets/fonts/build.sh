#!/usr/bin/env bash
# Makes the font files of this folder again, next to this script.
# Needs: npm, python3 with venv, and the Debian package fonts-noto-cjk (version 20220127).
#   bash build.sh               all fonts
#   LEVEL1=no bash build.sh     leaves the common Chinese characters out (a small file)
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet fonttools==4.68.0 brotli==1.2.1
python="$scratch/venv/bin/python"
pyftsubset="$scratch/venv/bin/pyftsubset"

# 1. Atkinson Hyperlegible Next, upright, weight axis kept: only unpacked from WOFF2 to TrueType.
package=@fontsource-variable/atkinson-hyperlegible-next
(cd "$scratch" && npm pack --silent "$package@5.3.0" >/dev/null && tar xzf ./*.tgz)
"$python" - "$scratch/package/files" "$here" <<'PY'
import sys
from fontTools.ttLib import TTFont

source, target = sys.argv[1:]
for part in ("latin", "latin-ext"):
    font = TTFont(f"{source}/atkinson-hyperlegible-next-{part}-wght-normal.woff2", recalcTimestamp=False)
    font.flavor = None
    font.save(f"{target}/AtkinsonHyperlegibleNext-{part}.ttf")
PY
cp "$scratch/package/LICENSE" "$here/LICENSE-atkinson.txt"

# 2. Noto Sans CJK SC: the third face of the collection, cut to the characters the journal needs.
collection=$(dpkg -L fonts-noto-cjk | grep 'NotoSansCJK-Regular\.ttc$')
"$python" - "${LEVEL1:-yes}" >"$scratch/characters.txt" <<'PY'
import sys

# The names of the points in the chapter on tradition, in both writings.
points = "三中丰交仑冲合复太委宾山崑崙復悬懸扬承揚昆沟泉溜溝溪筋筑築蠡衝谿豐賓足跗里鐘钟阳阴陰陵陽隆飛飞"
latin = [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x1CD, 0x1DD)]
pinyin = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüĀÁǍÀĒÉĚÈĪÍǏÌŌÓǑÒŪÚǓÙǕǗǙǛÜ"
marks = [*range(0x2010, 0x2028), *range(0x2030, 0x203B)]
chinese_marks = [*range(0x3000, 0x3012), *range(0x3014, 0x301A), *range(0xFF01, 0xFF5F)]
# Signs of our own texts which the Latin font does not have.
signs = "Λ←↑→↓−√≈≠≤≥✓€℃"
wanted = set(points + pinyin + signs) | {chr(c) for c in latin + marks + chinese_marks}
if sys.argv[1] == "yes":
    # Level 1 of GB 2312: the 3755 most common simplified characters.
    for high in range(0xB0, 0xD8):
        for low in range(0xA1, 0xFA if high == 0xD7 else 0xFF):
            wanted.add(bytes([high, low]).decode("gb2312"))
sys.stdout.buffer.write("".join(sorted(wanted)).encode("utf-8"))
PY
"$pyftsubset" "$collection" --font-number=2 --text-file="$scratch/characters.txt" \
  --output-file="$here/NotoSansSC-subset.otf" \
  --no-hinting --layout-features='' --drop-tables+=BASE,GDEF,GPOS,GSUB,VORG,vhea,vmtx \
  --name-IDs=0,1,2,3,4,5,6,13,14 --notdef-outline --no-recalc-timestamp

# 3. Every file must open again.
"$python" - "$here" <<'PY'
import sys
from pathlib import Path
from fontTools.ttLib import TTFont

for path in sorted(Path(sys.argv[1]).glob("*.[ot]tf")):
    font = TTFont(path, lazy=False)
    font.ensureDecompiled()
    axes = [axis.axisTag for axis in font["fvar"].axes] if "fvar" in font else []
    print(path.name, path.stat().st_size, "bytes", len(font.getBestCmap()), "characters", *axes)
PY
