// A conversation over the real wire, with Microsoft's own client sending and Microsoft's own models reading.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TurnContext } from 'botbuilder';
import { AuthenticationConfiguration, BotFrameworkAuthenticationFactory, ConnectorClient } from 'botframework-connector';
import { channelClaims, channelIssuer, mint, startBotService } from './bot-service.mjs';
import { startInfoLine } from './infoline.mjs';

let service;
let infoline;
let sender;
let count = 0;

before(async () => {
  service = await startBotService();
  infoline = await startInfoLine(service);
  sender = BotFrameworkAuthenticationFactory.create(
    '', true, service.url, '', channelIssuer, '', service.channelMetadata, service.loginMetadata, '',
    signer, new AuthenticationConfiguration()).createBotFrameworkClient();
});

after(async () => {
  const code = await infoline?.stop();
  await service?.stop();
  assert.equal(code, 0, 'InfoLine stops cleanly');
});

// Stands where a bot's own credentials would: it signs as the channel.
const credentials = {
  getToken: async () => mint(channelClaims(service)),
  signRequest: async request => { request.headers.set('authorization', `Bearer ${mint(channelClaims(service))}`); return request; },
};
const signer = {
  isValidAppId: async () => true,
  isAuthenticationDisabled: async () => false,
  createCredentials: async () => credentials,
};

const says = (person, text, changes = {}) => ({
  type: 'message', id: `${person}|${String(++count).padStart(7, '0')}`, timestamp: new Date().toISOString(),
  serviceUrl: service.url, channelId: 'webchat', locale: 'en-IN',
  from: { id: person, name: 'Sita' }, recipient: { id: 'bot-1', name: 'InfoLine' }, conversation: { id: `chat|${person}` },
  text, ...changes,
});

const send = async activity => {
  const response = await infoline.post(activity, { authorization: `Bearer ${await credentials.getToken()}` });
  assert.equal(response.status, 200);
  assert.equal(await response.text(), '');
};

/** The next reply to a person. */
const hears = async person => JSON.parse((await service.next(`chat|${person}`)).body);

/** All replies up to the first one to this message, which is the last of them. */
const hearsUntil = async (person, messageId) => {
  const replies = [];
  do replies.push(await hears(person)); while (replies.at(-1).replyToId !== messageId);
  return replies;
};

test('a message is answered at the connector, to that message, with our token', async () => {
  const question = says('villager-1', 'hello');
  await send(question);
  const arrival = await service.next('chat|villager-1');
  const reply = JSON.parse(arrival.body);

  assert.equal(arrival.method, 'POST');
  assert.equal(arrival.path, `/v3/conversations/chat%7Cvillager-1/activities/${encodeURIComponent(question.id)}`);
  assert.equal(arrival.authorization, 'Bearer token of InfoLine');
  assert.equal(reply.type, 'message');
  assert.ok(reply.text.length > 0);
  assert.ok(!arrival.body.includes('null'));

  // A bot on Microsoft's SDK addresses its reply like this.
  const addressed = TurnContext.applyConversationReference({}, TurnContext.getConversationReference(question));
  for (const [field, value] of Object.entries(addressed)) assert.deepEqual(reply[field], value, field);
});

test('choices come as suggested actions and as numbered lines, and pressing one goes on', async () => {
  await send(says('villager-2', 'hello'));
  const first = await hears('villager-2');
  const actions = first.suggestedActions.actions;
  assert.ok(actions.length > 1);
  for (const [index, action] of actions.entries()) {
    assert.equal(action.type, 'imBack');
    assert.match(first.text, new RegExp(`^${index + 1}\\W.*${action.value}`, 'm'));
  }

  await send(says('villager-2', actions.at(-1).value));
  assert.notEqual((await hears('villager-2')).text, first.text);
});

test('the wire is the one that the Connector client of Microsoft speaks', async () => {
  const question = says('villager/3?', 'hello');
  await send(question);
  const ours = await service.next(question.conversation.id);

  const connector = new ConnectorClient(credentials, { baseUri: service.url });
  await connector.conversations.replyToActivity(question.conversation.id, question.id, JSON.parse(ours.body));
  const theirs = await service.next(question.conversation.id);

  assert.equal(ours.method, theirs.method);
  assert.equal(ours.path, theirs.path);
  assert.equal(ours.type, theirs.type);
  // Their models write only the fields that they know: nothing of ours is foreign to them.
  assert.deepEqual(JSON.parse(ours.body), JSON.parse(theirs.body));
});

test('a client that expects replies gets them in the answer, and nothing is posted besides', async () => {
  const question = says('villager-4', 'hello', { deliveryMode: 'expectReplies' });
  const answer = await sender.postActivity('channel', 'bot', infoline.endpoint, service.url, question.conversation.id, question);

  assert.equal(answer.status, 200);
  assert.ok(answer.body.activities.length > 0);
  for (const reply of answer.body.activities) {
    assert.equal(reply.type, 'message');
    assert.ok(reply.text.length > 0);
  }

  const menu = says('villager-4', 'menu');
  await send(menu);
  assert.equal((await hearsUntil('villager-4', menu.id)).length, 1);
});

test('a person who opens the chat is welcomed once', async () => {
  const joined = { ...says('villager-5'), type: 'conversationUpdate', membersAdded: [{ id: 'bot-1' }, { id: 'villager-5' }] };
  await send(joined);
  await send(joined);
  const menu = says('villager-5', 'menu');
  await send(menu);

  const replies = await hearsUntil('villager-5', menu.id);
  assert.ok(replies.length > 1);
  assertNoneTwice(replies);
});

test('a message that the channel sends three times at once is answered once', async () => {
  const question = says('villager-6', 'hello');
  await Promise.all([send(question), send(question), send(question)]);
  const menu = says('villager-6', 'menu');
  await send(menu);

  assertNoneTwice(await hearsUntil('villager-6', menu.id));
});

test('a voice note is answered too', async () => {
  await send(says('villager-7', undefined, { attachments: [{ contentType: 'audio/ogg', contentUrl: 'https://example.org/voice.ogg' }] }));
  assert.ok((await hears('villager-7')).text.length > 0);
});

function assertNoneTwice(replies) {
  const seen = replies.map(reply => `${reply.replyToId} ${reply.text}`);
  assert.deepEqual(seen, [...new Set(seen)]);
}
