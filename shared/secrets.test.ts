import { describe, expect, it } from 'vitest';
import { isSecretName, maskedSecret, maskedVariable } from './secrets.ts';

describe('a variable', () => {
  it.each([
    'PASSWORD',
    'MYSQL_ROOT_PASSWORD',
    'db_pass',
    'DB_PWD',
    'AWS_SECRET_ACCESS_KEY',
    'AWS_ACCESS_KEY_ID',
    'GITHUB_TOKEN',
    'STRIPE_API_KEY',
    'APIKEY',
    'SSH_PRIVATE_KEY',
    'SENTRY_DSN',
    'BASIC_AUTH',
    'app.secret',
    'KEY',
  ])('named %s holds a secret', (name) => expect(isSecretName(name)).toBe(true));

  it.each([
    'PATH',
    'NODE_ENV',
    'KEYBOARD',
    'KEY_COUNT',
    'MONKEYS',
    'PASSENGER_COUNT',
    'AUTHOR',
    'POSTGRES_PASSWORD_FILE',
    'COMPASS',
    'BYPASS_CACHE',
    'PWD',
    'OLDPWD',
  ])('named %s holds none', (name) => expect(isSecretName(name)).toBe(false));

  it.each([
    ['MYSQL_PASSWORD=hunter2', `MYSQL_PASSWORD=${maskedSecret}`],
    ['MYSQL_PASSWORD=a=b=c', `MYSQL_PASSWORD=${maskedSecret}`],
    ['DATABASE_URL=postgres://ada:s3cret@db/shop', `DATABASE_URL=postgres://ada:${maskedSecret}@db/shop`],
    ['SITE=https://example.com/a@b', 'SITE=https://example.com/a@b'],
    ['MYSQL_PASSWORD=', 'MYSQL_PASSWORD='],
    ['MYSQL_PASSWORD', 'MYSQL_PASSWORD'],
    ['PATH=/usr/bin', 'PATH=/usr/bin'],
  ])('%s is shown as %s', (entry, shown) => expect(maskedVariable(entry)).toBe(shown));

  it('that is long and hostile is masked in no time', () => {
    const long = `URL=${'a://b:'.repeat(20_000)}`;
    expect(maskedVariable(long).length).toBeGreaterThan(1000);
  });
});
