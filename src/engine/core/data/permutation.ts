import { integerAt, mix } from '../random'

/**
 * A seeded permutation of [0, size) that is computed, never stored: a Feistel network over a
 * square of side × side ≥ size, with cycle walking (Black and Rogaway, "Ciphers with arbitrary
 * finite domains", 2002). The halves are added modulo the side instead of XORed, so the square is
 * hardly larger than the domain and nearly every index needs a single walk.
 */
const ROUNDS = 6

/**
 * Where `index` goes under the permutation of `key`.
 * @param index integer in [0, size)
 * @param size integer from 1 to 2^52; all arithmetic stays exact in doubles
 * @param key 32 bits
 */
export function permuted(index: number, size: number, key: number): number {
  const side = Math.floor(Math.sqrt(size)) + 1
  let place = index
  // Walking on from outside ends inside: the cycle of `index` leads back to `index` at the latest.
  do place = feistel(place, side, key)
  while (place >= size)
  return place
}

function feistel(place: number, side: number, key: number): number {
  let right = place % side
  let left = (place - right) / side
  for (let round = 1; round <= ROUNDS; round++) {
    const sum = (left + integerAt(mix(key + round), right, side)) % side
    left = right
    right = sum
  }
  return left * side + right
}
