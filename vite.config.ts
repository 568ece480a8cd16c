import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compileAssembly } from './tools/assembly.js'
import { preloadPlugin } from './tools/markup.js'
import { noticesPlugins } from './tools/notices.js'
import { DEVELOPING_HEADERS, HEADERS, policyPlugin } from './tools/policy.js'
import { servicePlugin } from './tools/service.js'

await compileAssembly()
const notices = noticesPlugins()

export default defineConfig({
  base: './',
  // A file that is missing is missing, and not the page.
  appType: 'mpa',
  plugins: [react(), policyPlugin(), preloadPlugin(), notices.page, servicePlugin()],
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
  build: {
    target: 'es2023',
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      output: {
        // What the first look needs comes as one file: small ones wait for each other, and pack worse.
        codeSplitting: { groups: [{ name: 'page', tags: ['$initial'] }] },
        // Notices of what is bundled are a file of their own.
        comments: { legal: false },
      },
    },
  },
  worker: { format: 'es', plugins: () => [notices.worker()] },
  server: { headers: DEVELOPING_HEADERS },
  preview: { headers: HEADERS },
})
