import { execFileSync } from 'node:child_process';
import { readConfig } from './config.mjs';

const LOG = new URL('log.mjs', import.meta.url).href;

/** What a process of its own writes to standard output. */
const written = (code) =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { encoding: 'utf8' });

describe('what the scripts say', () => {
  it('is plain text for a person at the terminal', () => {
    const lines = written(`import { say } from '${LOG}'; say('\\nASN Squad siap');`);
    expect(lines).toBe('\nASN Squad siap\n');
  });

  it('is one JSON object a line for whoever collects logs', () => {
    const lines = written(
      `import { logAsJson, say } from '${LOG}'; logAsJson('supervisor'); say('\\nsatu\\n"dua"'); say(' ');`,
    ).split('\n');
    expect(lines).toHaveLength(2);
    expect(JSON.parse(lines[0])).toEqual({
      level: 30,
      time: expect.any(Number),
      part: 'supervisor',
      msg: 'satu\n"dua"',
    });
  });

  it('includes what the pages write to the console, errors with their stack', () => {
    const [first, second] = written(
      `import { consoleAsJson } from '${LOG}'; consoleAsJson('pages');
       console.log(' \\u001b[32mReady in %d ms\\u001b[0m', 7); console.error(new Error('rusak'));`,
    ).split('\n');
    expect(JSON.parse(first)).toMatchObject({ level: 30, part: 'pages', msg: 'Ready in 7 ms' });
    const error = JSON.parse(second);
    expect(error).toMatchObject({ level: 50, part: 'pages' });
    expect(error.msg).toMatch(/^Error: rusak\n\s+at /);
  });

  it('is JSON in production, or as LOG_FORMAT says', () => {
    const jsonLogs = (env) => readConfig(env).jsonLogs;
    expect(jsonLogs({})).toBe(false);
    expect(jsonLogs({ NODE_ENV: 'production' })).toBe(true);
    expect(jsonLogs({ NODE_ENV: 'production', LOG_FORMAT: 'text' })).toBe(false);
    expect(jsonLogs({ LOG_FORMAT: 'json' })).toBe(true);
    expect(() => jsonLogs({ LOG_FORMAT: 'xml' })).toThrow(/LOG_FORMAT/);
  });
});
