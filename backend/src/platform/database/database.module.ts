import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { migrations } from '../../migrations/index.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Database } from './database.js';
import { PipeliningClient } from './pipelining-client.js';
import { findProductLogin, PRODUCT_LOGIN, type ProductLogin } from './product-login.js';
import { withSettings } from './session.js';
import { SilenceWatch } from './silence-watch.js';

function settingsOf(config: Config): Record<string, string> {
  return {
    // How far a word may differ and still be found: "Sutisno" for "Sutrisno".
    'pg_trgm.word_similarity_threshold': '0.45',
    lock_timeout: String(config.databaseLockMs),
    statement_timeout: '30s',
    idle_in_transaction_session_timeout: '60s',
    // Left to choose, PostgreSQL plans most prepared statements anew each time: an array of one looks cheaper than one of ten.
    ...(config.databasePrepare ? { plan_cache_mode: 'force_generic_plan' } : {}),
  };
}

/** Found once, before anything connects. */
@Global()
@Module({
  providers: [{ provide: PRODUCT_LOGIN, inject: [CONFIG], useFactory: findProductLogin }],
  exports: [PRODUCT_LOGIN],
})
class ProductLoginModule {}

@Global()
@Module({
  imports: [
    ProductLoginModule,
    TypeOrmModule.forRootAsync({
      inject: [CONFIG, PRODUCT_LOGIN],
      useFactory: (config: Config, { url, settings }: ProductLogin) => {
        return {
          type: 'postgres' as const,
          url,
          migrations,
          poolSize: config.databasePoolSize,
          applicationName: 'asn-squad',
          retryAttempts: config.nodeEnv === 'test' ? 0 : 5,
          extra: {
            Client: PipeliningClient,
            silenceWatch: SilenceWatch.of(url),
            // Of a connection that lies idle, the system finds out that its other end is gone.
            keepAlive: true,
            keepAliveInitialDelayMillis: 10_000,
            // A pooler that cannot carry prepared statements needs this off; it has to be in session mode all the same.
            prepare: config.databasePrepare,
            ...withSettings({ ...settingsOf(config), ...settings }),
            connectionTimeoutMillis: config.databaseWaitMs,
          },
        };
      },
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class DatabaseModule {}
