/** Types of mnist.js, for its test. */
interface ShippedFile {
  readonly target: string
}
export const SOURCE: string
export const FILES: { readonly zerosAndOnes: ShippedFile; readonly digits: ShippedFile }
export function sha256(bytes: Uint8Array | string): string
export function makePayload(file: ShippedFile, folder?: string): Buffer
export function pack(payload: Uint8Array): Buffer
export function difference(packed: Uint8Array, payload: Uint8Array): string | null
