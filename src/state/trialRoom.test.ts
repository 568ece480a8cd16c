import { expect, it } from 'vitest'
import { hasRoom } from './trialRoom'

it.each([
  { about: 'no run is at work', cores: 2, threads: 2, atWork: 0, onGpu: true, room: true },
  { about: 'a run takes both cores', cores: 2, threads: 2, atWork: 1, onGpu: false, room: false },
  { about: 'half are left', cores: 17, threads: 8, atWork: 1, onGpu: false, room: true },
  { about: 'two runs take them', cores: 17, threads: 8, atWork: 2, onGpu: false, room: false },
  { about: 'runs have a thread each', cores: 8, threads: 1, atWork: 2, onGpu: false, room: true },
  { about: 'there is one GPU', cores: 64, threads: 8, atWork: 1, onGpu: true, room: false },
])('a trial has room: $room, where $about', ({ room, ...machine }) => {
  expect(hasRoom(machine)).toBe(room)
})
