"""Makes the HEICs beside it, which no encoder in Node does: pip install pillow pillow-heif numpy; python make.py

Each shows the card of ../card.ts, 64 x 48 px: of 8 and 10 bits, in grey, with a transparent quarter, one of
two pictures, and turned or mirrored by the container (irot, imir), as phones do.
"""

import struct
from pathlib import Path

import numpy as np
import pillow_heif
from PIL import Image

HERE = Path(__file__).parent
pillow_heif.register_heif_opener()

card = np.zeros((48, 64, 3), "uint8")
card[:24, :32], card[:24, 32:] = (220, 40, 30), (30, 180, 60)
card[24:, :32], card[24:, 32:] = (40, 60, 200), (230, 220, 60)
image = Image.fromarray(card)


def save(name, picture, **how):
    picture.save(HERE / f"{name}.heic", quality=60, **how)
    return (HERE / f"{name}.heic").read_bytes()


def with_property(file, box):
    """The same file with one more property of its picture: boxes grow, and what they point at moves."""
    grown = len(box) + 1
    data = bytearray(file)

    def find(name):
        return data.index(name) - 4

    ipco, ipma = find(b"ipco"), find(b"ipma")
    end = ipco + struct.unpack(">I", data[ipco : ipco + 4])[0]
    count = 0
    at = ipco + 8
    while at < end:
        at += struct.unpack(">I", data[at : at + 4])[0]
        count += 1
    # ipma, version 0: flags, number of items, then an item: id of 2 bytes, count, a byte each.
    assert data[ipma + 8 : ipma + 12] == b"\0\0\0\0"
    associations = ipma + 18
    data[associations] += 1
    data.insert(associations + data[associations], 0x80 | (count + 1))
    data[end:end] = box
    for name, by in ((b"meta", grown), (b"iprp", grown), (b"ipco", len(box)), (b"ipma", 1)):
        place = find(name)
        size = struct.unpack(">I", data[place : place + 4])[0] + by
        data[place : place + 4] = struct.pack(">I", size)
    moved = data.index(b"mdat") + 4 - (bytes(file).index(b"mdat") + 4)
    iloc = find(b"iloc")
    old = struct.pack(">I", bytes(file).index(b"mdat") + 4)
    place = data.index(old, iloc)
    data[place : place + 4] = struct.pack(">I", struct.unpack(">I", old)[0] + moved)
    return bytes(data)


if __name__ == "__main__":
    save("card", image)
    save("grey", image.convert("L"))
    clear = np.dstack([card, np.full((48, 64), 255, "uint8")])
    clear[:24, :32, 3] = 0
    save("clear", Image.fromarray(clear))
    two = pillow_heif.from_pillow(image)
    two.add_from_pillow(Image.fromarray(255 - card))
    save("two", two)
    deep = (card.astype("uint16") * 257).tobytes()
    save("deep", pillow_heif.from_bytes(mode="RGB;16", size=(64, 48), data=deep))
    for turns in (1, 2, 3):
        # The container turns against the clock, so it is laid down with the clock first.
        laid = save("laid", Image.fromarray(np.rot90(card, -turns).copy()))
        turned = with_property(laid, struct.pack(">I4sB", 9, b"irot", turns))
        (HERE / f"irot{turns}.heic").write_bytes(turned)
    for axis in (0, 1):
        laid = save("laid", Image.fromarray((card[:, ::-1] if axis else card[::-1]).copy()))
        mirrored = with_property(laid, struct.pack(">I4sB", 9, b"imir", axis))
        (HERE / f"imir{axis}.heic").write_bytes(mirrored)
    (HERE / "laid.heic").unlink()
