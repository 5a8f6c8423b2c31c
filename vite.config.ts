// How the page is built, served and unit-tested.
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

// Nothing leaves the page. The development server needs inline scripts, so only the build carries this.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self' blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
      injectTo: 'head-prepend',
    },
  ],
}

// `vitest run` is the newcomer's; `vitest run --mode deep` takes only the long tests.
export default defineConfig(({ mode }) => ({
  base: './',
  plugins: [react(), contentSecurityPolicy],
  build: {
    target: 'es2022',
    // A module that is not asked for before it is needed keeps the first load small.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
  },
  test: {
    environment: 'node',
    include: mode === 'deep' ? ['src/**/*.deep.test.{ts,tsx}'] : ['src/**/*.test.{ts,tsx}'],
    exclude: mode === 'deep' ? [] : ['src/**/*.deep.test.{ts,tsx}'],
    passWithNoTests: true,
    testTimeout: mode === 'deep' ? 600_000 : 10_000,
  },
}))
