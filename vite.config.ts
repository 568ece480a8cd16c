import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compileAssembly } from './tools/assembly.js'
import { DEVELOPING_HEADERS, HEADERS, policyPlugin } from './tools/policy.js'

await compileAssembly()

export default defineConfig({
  base: './',
  plugins: [react(), policyPlugin()],
  // tfjs-vis draws through our own seam; see src/charts/vegaEmbed.ts.
  resolve: {
    alias: [
      {
        find: /^vega-embed$/,
        replacement: fileURLToPath(new URL('src/charts/vegaEmbed.ts', import.meta.url)),
      },
      // geotiff names it for a pool that is not used; in a thread of Node it cannot be loaded at all.
      {
        find: /^web-worker$/,
        replacement: fileURLToPath(
          new URL('node_modules/web-worker/src/browser/index.js', import.meta.url),
        ),
      },
    ],
  },
  build: { target: 'es2023', chunkSizeWarningLimit: 1600 },
  worker: { format: 'es' },
  server: { headers: DEVELOPING_HEADERS },
  preview: { headers: HEADERS },
})
