import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { migrations } from '../../migrations/index.js';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { Database } from './database.js';
import { PipeliningClient } from './pipelining-client.js';
import { findAppRole } from './wall.js';

async function connectionOptions(url: string): Promise<string> {
  const role = await findAppRole(url);
  return [
    // How far a word may differ and still be found: "Sutisno" for "Sutrisno".
    '-c pg_trgm.word_similarity_threshold=0.45',
    ...(role ? [`-c role=${role.replace(/([\\\s])/g, '\\$1')}`] : []),
  ].join(' ');
}

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: async (config: Config) => ({
        type: 'postgres' as const,
        url: config.databaseUrl,
        autoLoadEntities: true,
        migrations,
        poolSize: config.databasePoolSize,
        applicationName: 'asn-squad',
        retryAttempts: config.nodeEnv === 'test' ? 0 : 5,
        extra: {
          Client: PipeliningClient,
          // A pooler that cannot carry prepared statements needs this off; it has to be in session mode all the same.
          prepare: config.databasePrepare,
          options: await connectionOptions(config.databaseUrl),
          connectionTimeoutMillis: config.databaseWaitMs,
          lock_timeout: config.databaseLockMs,
          statement_timeout: 30_000,
          idle_in_transaction_session_timeout: 60_000,
        },
      }),
    }),
  ],
  providers: [Database],
  exports: [Database],
})
export class DatabaseModule {}
