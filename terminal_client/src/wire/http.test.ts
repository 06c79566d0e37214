// @vitest-environment node
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { Http } from './http';
import { CallFailed, problemOf } from './problem';

describe('REST calls', () => {
  let server: Server;
  let http: Http;
  let asked: { method: string | undefined; url: string | undefined; token: string | undefined; body: string }[];

  beforeAll(async () => {
    asked = [];
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        asked.push({ method: request.method, url: request.url, token: request.headers.authorization, body });
        if (request.url?.startsWith('/api/v1/meetings/unknown') === true) {
          response.writeHead(404, { 'Content-Type': 'application/json' });
          response.end(JSON.stringify({ problem: { code: 'meeting_unknown', facts: {}, field: '' } }));
        } else if (request.url === '/api/v1/people') {
          response.writeHead(502).end('<html>Bad gateway</html>');
        } else response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"meetings": [], "bodies": []}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    http = new Http({ base: `http://127.0.0.1:${port}`, token: () => 'secret' });
  });
  afterAll(() => {
    server.close();
  });

  it('fill in the path, send the rest as query and carry the token', async () => {
    await http.call('meetings.list', {});
    expect(asked.pop()).toMatchObject({ method: 'GET', url: '/api/v1/meetings', token: 'Bearer secret' });
    expect(http.address('documents.search', { version: 'a b', q: '预算' })).toMatch(
      /\/api\/v1\/versions\/a%20b\/search\?q=%E9%A2%84%E7%AE%97$/,
    );
  });

  it('send an empty object where the protocol wants one', async () => {
    await http.call('meetings.notice', { meeting: 'abcdefgh' });
    expect(asked.pop()).toMatchObject({ method: 'POST', body: '{}' });
  });

  it('throw the problem of a refusal', async () => {
    const refused = http.call('meetings.read', { meeting: 'unknown0' });
    await expect(refused).rejects.toMatchObject({ status: 404, problem: { code: 'meeting_unknown' } });
  });

  it('call an answer that is not the server’s own unreachable', async () => {
    const thrown: unknown = await http.call('people.list', {}).catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(CallFailed);
    expect(problemOf(thrown).code).toBe('unreachable');
    const nobody = new Http({ base: 'http://127.0.0.1:1', token: () => null });
    expect(problemOf(await nobody.call('people.today', {}).catch((error: unknown) => error)).code).toBe('unreachable');
  });
});
