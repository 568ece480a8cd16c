import type { Plugin } from 'vite'
import type { ServedFile } from '../src/service/messages'

export function servedFiles(folder: string): readonly ServedFile[]
export function buildService(root: string, folder: string): Promise<void>
export function servicePlugin(): Plugin
