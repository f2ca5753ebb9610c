// The Bot Framework's side of the wire on this machine: OpenID metadata, endorsed keys, the login, and a connector that takes activities.
import { createHmac, createSign, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';

export const appId = '5f0f5c3e-7a50-4d3a-9a55-0c1a2b3c4d5e';
export const tenantId = '0b2b7c1f-3b1e-4c55-8f6f-6a7b8c9d0e1f';
export const channelIssuer = 'https://api.botframework.com';

const keys = Object.fromEntries(['endorsed', 'elsewhere', 'bare', 'login', 'strange'].map(id => [id, generateKeyPairSync('rsa', { modulusLength: 2048 })]));

/** Makes a token by hand, so that it can be wrong in any way. */
export function mint(claims, { algorithm = 'RS256', keyId = 'endorsed', signer = keyId } = {}) {
  const part = value => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${part({ alg: algorithm, typ: 'JWT', kid: keyId })}.${part(claims)}`;
  const pair = keys[signer] ?? keys.strange;
  const signature = {
    none: () => '',
    HS256: () => createHmac('sha256', pair.publicKey.export({ type: 'spki', format: 'pem' })).update(signed).digest('base64url'),
  }[algorithm] ?? (() => createSign(`RSA-SHA${algorithm.slice(2)}`).update(signed).sign(pair.privateKey).toString('base64url'));
  return `${signed}.${signature()}`;
}

/** Starts it on a free port. */
export async function startBotService() {
  const arrivals = [];
  const waiting = [];

  const publish = (id, endorsements) => ({ ...keys[id].publicKey.export({ format: 'jwk' }), kid: id, use: 'sig', endorsements });
  const deliver = arrival => {
    const waiter = waiting.findIndex(one => one.conversation === arrival.conversation);
    if (waiter >= 0) waiting.splice(waiter, 1)[0].take(arrival);
    else arrivals.push(arrival);
  };

  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks).toString('utf8');
    const answer = value => response.setHeader('content-type', 'application/json').end(JSON.stringify(value));

    if (request.url.includes('/.well-known/')) return answer({ issuer: channelIssuer, jwks_uri: new URL('keys', service.url + request.url.split('/')[1] + '/').href, id_token_signing_alg_values_supported: ['RS256', 'RS384', 'RS512'] });
    if (request.url === '/channel/keys') return answer({ keys: [publish('endorsed', ['webchat', 'directline']), publish('elsewhere', ['msteams']), publish('bare', [])] });
    if (request.url === '/login/keys') return answer({ keys: [publish('login')] });
    if (request.url.endsWith('/oauth2/v2.0/token')) return answer({ token_type: 'Bearer', expires_in: 3600, access_token: 'token of InfoLine' });
    if (request.url.startsWith('/v3/conversations/')) {
      const conversation = decodeURIComponent(request.url.split('/')[3]);
      deliver({ conversation, method: request.method, path: request.url, authorization: request.headers.authorization, type: request.headers['content-type'], body });
      return answer({ id: 'taken-1' });
    }
    response.writeHead(404).end();
  });

  const service = {
    url: '',
    /** Waits for the next activity in a conversation. */
    next: conversation => new Promise((resolve, reject) => {
      const here = arrivals.findIndex(arrival => arrival.conversation === conversation);
      if (here >= 0) return resolve(arrivals.splice(here, 1)[0]);
      const timer = setTimeout(() => reject(new Error(`nothing arrived in '${conversation}' in 20 seconds`)), 20_000);
      waiting.push({ conversation, take: arrival => { clearTimeout(timer); resolve(arrival); } });
    }),
    /** How many activities of a conversation nobody has looked at. */
    left: conversation => arrivals.filter(arrival => arrival.conversation === conversation).length,
    stop: async () => { server.closeAllConnections(); server.close(); await once(server, 'close'); },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  service.url = `http://127.0.0.1:${server.address().port}/`;
  service.channelMetadata = `${service.url}channel/.well-known/openidconfiguration`;
  service.loginMetadata = `${service.url}login/.well-known/openid-configuration`;
  return service;
}

/** The claims of a good channel token for an hour. */
export const channelClaims = (service, changes = {}) => ({ iss: channelIssuer, aud: appId, serviceurl: service.url, nbf: now() - 60, exp: now() + 3600, ...changes });

/** Seconds since 1970. */
export const now = () => Math.floor(Date.now() / 1000);
