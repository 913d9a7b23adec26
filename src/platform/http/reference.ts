// Owns the API reference page: every operation to read and to try with a key, from our own server and under our own content policy.
import swaggerUi from '@fastify/swagger-ui';
import type { App } from './types.ts';

/** Serves /reference from the document of all routes. */
export async function serveReference(app: App): Promise<void> {
  await app.register(async (scope) => {
    // The document is public, and so is what shows it.
    scope.addHook('onRoute', (route) => {
      route.config = { ...route.config, public: true };
    });
    await scope.register(swaggerUi, {
      routePrefix: '/reference',
      theme: { title: 'Qudao API' },
      uiConfig: {
        url: '/openapi.json',
        docExpansion: 'none',
        filter: true,
        deepLinking: true,
        displayRequestDuration: true,
        defaultModelsExpandDepth: 0,
        // Its badge asks a server that is not ours.
        validatorUrl: null,
      },
    });
  });
}
