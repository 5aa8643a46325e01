import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import type { Config } from '../config/config.js';
import { CONFIG } from '../config/config.module.js';
import { LocalDiskStorage } from './local-disk.storage.js';
import { FILE_STORAGE, type FileStorage } from './storage.js';

/** Files live under `DATA_DIR/files`; another adapter (S3) takes the same token. */
@Global()
@Module({
  providers: [
    {
      provide: FILE_STORAGE,
      inject: [CONFIG],
      useFactory: async (config: Config): Promise<FileStorage> => {
        const storage = new LocalDiskStorage(join(config.dataDir, 'files'));
        await storage.sweepUnfinished(new Date());
        return storage;
      },
    },
  ],
  exports: [FILE_STORAGE],
})
export class StorageModule {}
