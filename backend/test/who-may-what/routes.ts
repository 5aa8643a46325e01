import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IS_PUBLIC } from '../../src/platform/auth/decorators.js';

export interface Route {
  /** `GET /squads/:id`, without the prefix of the API */
  readonly name: string;
  /** says @Public() */
  readonly isPublic: boolean;
}

/** Every handler that the running application has, also those that the contract leaves out. */
export function routesOf(app: NestFastifyApplication): Route[] {
  const controllers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
  ]);
  return controllers.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function') return [];
    const base = pathOf(metatype);
    const prototype: object = metatype.prototype;
    return Object.getOwnPropertyNames(prototype).flatMap((key): Route[] => {
      const handler: unknown = Reflect.get(prototype, key);
      if (typeof handler !== 'function') return [];
      const method: unknown = Reflect.getMetadata(METHOD_METADATA, handler);
      if (typeof method !== 'number') return [];
      const isPublic =
        (Reflect.getMetadata(IS_PUBLIC, handler) ?? Reflect.getMetadata(IS_PUBLIC, metatype)) ===
        true;
      const path = [base, pathOf(handler)].filter((part) => part !== '').join('/');
      return [{ name: `${RequestMethod[method]} /${path}`, isPublic }];
    });
  });
}

function pathOf(target: object): string {
  const path: unknown = Reflect.getMetadata(PATH_METADATA, target);
  return typeof path === 'string' ? path.replaceAll(/^\/+|\/+$/g, '') : '';
}
