import type { Server } from 'node:http'

export interface ServingOptions {
  readonly folder?: string
  readonly plain?: boolean
  readonly base?: string
  readonly compressed?: boolean
}
export function servePage(options?: ServingOptions): Server
export function listen(
  server: Server,
  where: { readonly port: number; readonly host?: string; readonly mustBe?: boolean },
): Promise<number>
