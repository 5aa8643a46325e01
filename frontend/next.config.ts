import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The backend's Fastify compresses nothing that Next already did; pages come through it as they are.
  compress: true,
  experimental: { optimizePackageImports: ['@base-ui/react'] },
};

export default config;
