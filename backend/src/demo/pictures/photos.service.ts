import { recordFiles } from '../../platform/storage/stored-files.js';
import { Inject, Injectable } from '@nestjs/common';
import sharp from 'sharp';
import type { Sql } from '../../platform/database/sql.js';
import { PHOTO_TYPE, preparePhoto, THUMBNAIL_TYPE } from '../../platform/storage/images.js';
import { FILE_STORAGE, type FileStorage } from '../../platform/storage/storage.js';
import type { Scene } from '../texts/work.js';
import { PALETTES } from './primitives.js';
import { drawScene, SCENE_NAMES } from './scenes.js';

export interface DemoPhoto {
  readonly scene: Scene;
  readonly hash: string;
  readonly thumbnailHash: string;
  readonly size: number;
  readonly thumbnailSize: number;
}

/** The photos behind the activities of the demo: drawn, then kept as any upload is. */
@Injectable()
export class DemoPhotos {
  constructor(@Inject(FILE_STORAGE) private readonly storage: FileStorage) {}

  /** Files first, rows later: a file that no row names harms nobody. */
  async draw(): Promise<DemoPhoto[]> {
    const wanted = SCENE_NAMES.flatMap((scene) => PALETTES.map((palette) => ({ scene, palette })));
    return Promise.all(
      wanted.map(async ({ scene, palette }) => {
        const drawn = await sharp(Buffer.from(drawScene(scene, palette)))
          .jpeg({ quality: 90 })
          .toBuffer();
        const { photo, thumbnail } = await preparePhoto(drawn);
        const [full, small] = await Promise.all([
          this.storage.put(photo),
          this.storage.put(thumbnail),
        ]);
        return {
          scene,
          hash: full.key,
          size: full.size,
          thumbnailHash: small.key,
          thumbnailSize: small.size,
        };
      }),
    );
  }

  async record(sql: Sql, photos: readonly DemoPhoto[]): Promise<void> {
    await recordFiles(
      sql,
      ...photos.flatMap((photo) => [
        { key: photo.hash, size: photo.size, contentType: PHOTO_TYPE },
        { key: photo.thumbnailHash, size: photo.thumbnailSize, contentType: THUMBNAIL_TYPE },
      ]),
    );
  }
}
