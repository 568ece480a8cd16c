import type { Plugin } from 'vite'

export function preloadPlugin(): Plugin
