import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import express from 'express';
import Router from 'express-promise-router';
import request from 'supertest';
import {
  activationRequest,
  testActivations,
} from '../__testUtils__/testActivations';
import { addActivationRoutes } from './activationRoutes';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const service = mockCredentials.service.header();

describe('activation routes', () => {
  async function start() {
    const knex = await databases.init('SQLITE_3');
    const { activations } = await testActivations(knex);
    const auditor = mockServices.auditor.mock();
    const router = Router();
    addActivationRoutes(router, {
      httpAuth: mockServices.httpAuth(),
      auditor,
      activations,
    });
    return { auditor, app: express().use(router).use(mockErrorHandler()) };
  }

  it('should record what a service says, and list it', async () => {
    const { app, auditor } = await start();
    const sent = await request(app)
      .post('/activations')
      .set('authorization', service)
      .send(activationRequest());
    expect(sent).toMatchObject({ status: 200 });
    const { body } = await request(app)
      .get('/activations?limit=5')
      .set('authorization', service);
    expect(body.items).toEqual([sent.body]);
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({ eventId: 'pattern-activation' }),
    );
  });

  it('should refuse people, wrong fields and wrong cursors', async () => {
    const { app } = await start();
    const post = (body: object, credentials: string) =>
      request(app)
        .post('/activations')
        .set('authorization', credentials)
        .send(body);
    const person = await post(
      activationRequest(),
      mockCredentials.user.header(),
    );
    expect(person).toMatchObject({ status: 403 });
    const wrong = await post({ ...activationRequest(), name: '../x' }, service);
    expect(wrong.status).toBe(400);
    expect(wrong.body.error.message).toMatch(/body\.name: is no name of an/);
    const { status } = await request(app)
      .get('/activations?cursor=x')
      .set('authorization', service);
    expect(status).toBe(400);
  });
});
