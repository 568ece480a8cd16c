import type { Plugin } from 'vite'

export const POLICY: string
export const HEADERS: Readonly<Record<string, string>>
export const DEVELOPING_HEADERS: Readonly<Record<string, string>>
export function policyPlugin(): Plugin
