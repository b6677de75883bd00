# quarterhour in a container, as docker-compose.yml starts it. The program runs from its sources: nothing is built.

# The same Node as package.json brings elsewhere, so that package need not be fetched: no install script runs.
FROM node:26.10.0-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit

FROM node:26.10.0-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json rules.example.yaml rules.schema.json LICENSE ./
COPY bin ./bin
COPY templates ./templates
COPY scripts/fleet/health.ts ./scripts/fleet/health.ts
COPY workers ./workers
COPY src ./src
# Root owns the files and the program cannot change them; compose says as whom it runs.
USER node
ENTRYPOINT ["node", "bin/quarterhour.js"]
CMD ["--help"]
