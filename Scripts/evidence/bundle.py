"""Reads the entries of a bundle, as c2sp.org/tlog-tiles lays them out."""


def entries(bundle, size):
    """The bytes of the first entries, in order."""
    for index in range((size + 255) // 256):
        width, name, rest = min(256, size - 256 * index), f"{index % 1000:03d}", index
        while rest >= 1000:
            rest //= 1000
            name = f"x{rest % 1000:03d}/{name}"
        data = (bundle / "tile/entries" / (name if width == 256 else f"{name}.p/{width}")).read_bytes()
        while data:
            end = 2 + int.from_bytes(data[:2], "big")
            yield data[2:end]
            data = data[end:]
