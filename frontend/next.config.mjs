/** Plain JavaScript, so that the image needs no TypeScript. @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The backend's Fastify compresses nothing that Next already did; pages come through it as they are.
  compress: true,
  // The title comes with the page and not after it: a screen reader says it first.
  htmlLimitedBots: /.*/,
  experimental: { optimizePackageImports: ['@base-ui/react'] },
};

export default config;
