"""The picture in memory that all windows of a virtual screen are drawn into, read without any window's help."""

import ctypes
import struct
import zlib

# A place in every window, away from the corner where a line of text may be.
SPOT = (700, 420)
AS_PIXELS = ctypes.c_int(2)
ALL_PLANES = ctypes.c_ulong(0xFFFFFF)


class Image(ctypes.Structure):
    """The front of XImage; more follows, which nobody here reads."""

    _fields_ = [
        ("width", ctypes.c_int),
        ("height", ctypes.c_int),
        ("xoffset", ctypes.c_int),
        ("format", ctypes.c_int),
        ("data", ctypes.POINTER(ctypes.c_ubyte)),
        ("byte_order", ctypes.c_int),
        ("bitmap_unit", ctypes.c_int),
        ("bitmap_bit_order", ctypes.c_int),
        ("bitmap_pad", ctypes.c_int),
        ("depth", ctypes.c_int),
        ("bytes_per_line", ctypes.c_int),
        ("bits_per_pixel", ctypes.c_int),
    ]


class Screen:
    def __init__(self):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XGetImage.restype = ctypes.POINTER(Image)
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.display = ctypes.c_void_p(self.x11.XOpenDisplay(None))
        assert self.display, "there is no display"
        self.root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.display))

    def part(self, left, top, width, height):
        """Rows of red, green, blue; empty where there is nothing."""
        image = self.x11.XGetImage(self.display, self.root, left, top, width, height, ALL_PLANES, AS_PIXELS)
        if not image:
            return []
        found = image.contents
        assert found.bits_per_pixel == 32, "a screen of 24 bits is asked for"
        rows = []
        for row in range(height):
            start = row * found.bytes_per_line
            line = bytes(found.data[start : start + width * 4])
            rows.append(bytes(value for pixel in zip(line[2::4], line[1::4], line[0::4]) for value in pixel))
        self.x11.XDestroyImage(image)
        return rows

    def colour(self):
        """The colour of the spot; 0 where no window has drawn anything."""
        return int.from_bytes(b"".join(self.part(*SPOT, 1, 1)), "big")


def write_png(path, rows):
    """Rows of red, green, blue as a picture file."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    size = struct.pack(">IIBBBBB", len(rows[0]) // 3, len(rows), 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", pixels) + chunk(b"IEND", b""))
