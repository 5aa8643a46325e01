# By exact tag; a digest, which nobody can move, is better where your registry tells it: node:TAG@sha256:…
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY backend/package.json backend/
COPY frontend/package.json frontend/
RUN npm ci --omit=dev && mkdir -p backend/node_modules frontend/node_modules

FROM packages AS build
RUN npm ci --include=dev
COPY . .
RUN node scripts/build.mjs && rm -rf frontend/.next/cache && find scripts/lib -name '*.spec.mjs' -delete

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=packages /app/backend/node_modules ./backend/node_modules
COPY --from=packages /app/frontend/node_modules ./frontend/node_modules
COPY --from=build /app/package.json ./
COPY --from=build /app/backend/package.json ./backend/
COPY --from=build /app/backend/dist ./backend/dist
COPY --from=build /app/frontend/package.json ./frontend/
COPY --from=build /app/frontend/next.config.mjs ./frontend/
COPY --from=build /app/frontend/public ./frontend/public
COPY --from=build --chown=node:node /app/frontend/.next ./frontend/.next
COPY --from=build /app/scripts/serve.mjs ./scripts/
COPY --from=build /app/scripts/lib ./scripts/lib
RUN install -d -o node -g node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/health/ready').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/serve.mjs"]
