import { render, screen } from '@testing-library/react';
import { App } from './App';

describe('App', () => {
  const original = process.env;
  afterEach(() => {
    process.env = original;
  });

  it('starts with the list of people during development', async () => {
    // The whole object: a single key would turn the configuration into a string.
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          context: 'test',
          data: {
            app: { title: 'Portal', baseUrl: 'http://localhost:3000' },
            backend: { baseUrl: 'http://localhost:7007' },
            auth: {
              environment: 'development',
              providers: {
                personas: {
                  people: [
                    { ref: 'user:default/nora', name: 'Nora', role: 'Guest' },
                  ],
                },
              },
            },
          },
        },
      ],
    } as any;

    render(App.createRoot());

    expect(
      await screen.findByRole(
        'button',
        { name: 'Sign in as Nora Guest' },
        // All plugins are loaded first, which takes its time on a busy machine.
        { timeout: 30_000 },
      ),
    ).toBeInTheDocument();
  }, 60_000);
});
