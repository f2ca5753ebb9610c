// Microsoft's own token check is the oracle: what it accepts we accept, what it refuses we refuse, and where we differ it stands here.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { AuthenticationConfiguration, BotFrameworkAuthenticationFactory, PasswordServiceClientCredentialFactory } from 'botframework-connector';
import { appId, channelClaims, channelIssuer, mint, now, startBotService, tenantId } from './bot-service.mjs';
import { startInfoLine } from './infoline.mjs';

let service;
let infoline;
let oracle;

// The check prints what it refuses, keys and all.
console.error = () => {};

before(async () => {
  service = await startBotService();
  infoline = await startInfoLine(service);
  oracle = BotFrameworkAuthenticationFactory.create(
    '', true, `${service.url}${tenantId}`, 'https://api.botframework.com/.default', channelIssuer, '',
    service.channelMetadata, service.loginMetadata, '',
    new PasswordServiceClientCredentialFactory(appId, 'a client secret', tenantId), new AuthenticationConfiguration());
});

after(async () => {
  await infoline?.stop();
  await service?.stop();
});

const emulatorV1 = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const emulatorV2 = 'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0';
const emulatorOther = 'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/';
const emulator = (claims, how = { keyId: 'login' }) => mint({ aud: appId, nbf: now() - 60, exp: now() + 3600, ...claims }, how);
const channel = (changes, how) => mint(channelClaims(service, changes), how);

// [name, header, the activity's own changes]
const table = [
  ['a channel token', () => `Bearer ${channel()}`],
  ['a channel token with RS384', () => `Bearer ${channel({}, { algorithm: 'RS384' })}`],
  ['a channel token with RS512', () => `Bearer ${channel({}, { algorithm: 'RS512' })}`],
  ['expired four minutes ago', () => `Bearer ${channel({ exp: now() - 240 })}`],
  ['expired six minutes ago', () => `Bearer ${channel({ exp: now() - 360 })}`],
  ['valid in four minutes', () => `Bearer ${channel({ nbf: now() + 240 })}`],
  ['valid in six minutes', () => `Bearer ${channel({ nbf: now() + 360 })}`],
  ['no header', () => ''],
  ['only the scheme', () => 'Bearer'],
  ['garbage', () => 'Bearer garbage'],
  ['garbage in three parts', () => 'Bearer aaa.bbb.ccc'],
  ['another scheme', () => `Basic ${channel()}`],
  ['for another bot', () => `Bearer ${channel({ aud: tenantId })}`],
  ['of another issuer', () => `Bearer ${channel({ iss: 'https://sts.example.org/' })}`],
  ['for another service URL', () => `Bearer ${channel({ serviceurl: 'https://smba.trafficmanager.net/in/' })}`],
  ['for no service URL', () => `Bearer ${channel({ serviceurl: undefined })}`],
  ['unsigned', () => `Bearer ${channel({}, { algorithm: 'none' })}`],
  ['signed with the public key as a secret', () => `Bearer ${channel({}, { algorithm: 'HS256' })}`],
  ['signed with an unknown key', () => `Bearer ${channel({}, { keyId: 'unknown' })}`],
  ['signed by a stranger under a known id', () => `Bearer ${channel({}, { signer: 'strange' })}`],
  ['signed with a key that is endorsed for another channel', () => `Bearer ${channel({}, { keyId: 'elsewhere' })}`],
  ['from a channel that the key is not endorsed for', () => `Bearer ${channel()}`, { channelId: 'telegram' }],
  ['an Emulator token, version 1', () => `Bearer ${emulator({ iss: emulatorV1, ver: '1.0', appid: appId })}`],
  ['an Emulator token, version 2', () => `Bearer ${emulator({ iss: emulatorV2, ver: '2.0', azp: appId })}`],
  ['an Emulator token of the other directory', () => `Bearer ${emulator({ iss: emulatorOther, ver: '1.0', appid: appId })}`],
  ['an Emulator token without a version', () => `Bearer ${emulator({ iss: emulatorV1, appid: appId })}`],
  ['an Emulator token, version 3', () => `Bearer ${emulator({ iss: emulatorV1, ver: '3.0', appid: appId })}`],
  ['an Emulator token of another app', () => `Bearer ${emulator({ iss: emulatorV1, ver: '1.0', appid: tenantId })}`],
  ['an Emulator token for another bot', () => `Bearer ${emulator({ iss: emulatorV1, ver: '1.0', appid: appId, aud: tenantId })}`],
  ['an Emulator token, version 2 with the claim of version 1', () => `Bearer ${emulator({ iss: emulatorV2, ver: '2.0', appid: appId })}`],
  ['an Emulator token by a stranger', () => `Bearer ${emulator({ iss: emulatorV1, ver: '1.0', appid: appId }, { keyId: 'login', signer: 'strange' })}`],
];

// Typing is heard and needs no answer, so that this table tests tokens and nothing else.
const activity = changes => ({
  type: 'typing', id: 'a-1', serviceUrl: service.url, channelId: 'webchat',
  from: { id: 'user-1' }, recipient: { id: 'bot-1' }, conversation: { id: 'c-1' }, ...changes,
});

for (const [name, header, changes] of table) {
  test(`${name}: we say what Microsoft's check says`, async () => {
    const authorization = header();
    const accepted = await oracle.authenticateRequest(activity(changes), authorization).then(() => true, () => false);
    const response = await infoline.post(activity(changes), authorization ? { authorization } : {});
    assert.equal(response.status, accepted ? 200 : 401);
  });
}

test('the oracle accepts and refuses some', async () => {
  await oracle.authenticateRequest(activity(), `Bearer ${channel()}`);
  await assert.rejects(oracle.authenticateRequest(activity(), 'Bearer garbage'));
});

test("an empty channelId, which Microsoft's check lets by without an endorsement, is refused", async () => {
  const authorization = `Bearer ${channel({}, { keyId: 'elsewhere' })}`;
  const response = await infoline.post(activity({ channelId: '' }), { authorization });
  assert.equal(response.status, 400);
  await oracle.authenticateRequest(activity({ channelId: '' }), authorization);
});

test("a key without endorsements, which Microsoft's check lets speak for every channel, is refused", async () => {
  const authorization = `Bearer ${channel({}, { keyId: 'bare' })}`;
  const response = await infoline.post(activity(), { authorization });
  assert.equal(response.status, 401);
  await oracle.authenticateRequest(activity(), authorization);
});

test("the Emulator of our own tenant, which Microsoft's check does not know, is let in", async () => {
  const authorization = `Bearer ${emulator({ iss: `https://sts.windows.net/${tenantId}/`, ver: '1.0', appid: appId })}`;
  const response = await infoline.post(activity(), { authorization });
  assert.equal(response.status, 200);
});
