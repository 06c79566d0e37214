import vue from '@vitejs/plugin-vue';
import elementPlus from 'unplugin-element-plus/vite';
import { defineConfig } from 'vitest/config';

// The browser floor: tablets stay in service for ten years (Windows 7 stops at Chrome 109, many iPads at 15.8).
const FLOOR = ['chrome80', 'safari14', 'firefox78'];

export default defineConfig({
  plugins: [vue(), elementPlus({})],
  build: {
    target: FLOOR,
    cssTarget: FLOOR,
    // Inlined files would need `data:` in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080', '/socket.io': { target: 'http://127.0.0.1:8080', ws: true } } },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    exclude: ['tests/random/**'],
  },
});
