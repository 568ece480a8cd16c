/** The byte of grey for red, green and blue, as Pillow's mode L makes it: ITU-R BT.601, rounded. */
export function greyOf(red: number, green: number, blue: number): number {
  // 0.299, 0.587 and 0.114 in 65,536ths.
  return (red * 19595 + green * 38470 + blue * 7471 + 0x8000) >> 16
}
