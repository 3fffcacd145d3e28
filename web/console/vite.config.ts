import react from '@vitejs/plugin-react';
import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';

const { ZHIJIAN_SERVER: server = 'http://localhost:5080' } = loadEnv('development', '.', 'ZHIJIAN_');

// The console is served by the server at /console; in development vite passes /api and the citizen pages on to it.
export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    target: 'es2022',
    // antd is one library in one chunk, loaded only after signing in.
    chunkSizeWarningLimit: 1500,
  },
  server: {
    proxy: { '/api': { target: server, changeOrigin: false }, '/m': { target: server, changeOrigin: false } },
  },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    restoreMocks: true,
    testTimeout: 60_000,
    // One less than there are processors otherwise: on two, one stood idle.
    maxWorkers: '100%',
  },
});
