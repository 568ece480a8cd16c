/** The one Worker that reads code, made when it is first asked. */
import { createCodeClient, type CodeClient } from '../engine'

let client: CodeClient | null = null

export const codeClient = (): CodeClient => (client ??= createCodeClient())
