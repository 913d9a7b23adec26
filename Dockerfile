# One image for every program: the command says which (migrate, api, worker, seed, audit, …). The server needs no build, the console one.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --no-audit --no-fund
COPY . .
RUN node node_modules/vite/bin/vite.js build src/console --logLevel warn

FROM node:24-slim
ENV NODE_ENV=production
WORKDIR /app
RUN install --directory --owner node --group node /data
COPY --from=build /app /app
USER node
EXPOSE 8080 9464
CMD ["node", "src/bin/api.ts"]
