import { createApp } from '@backstage/app-defaults';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { render, screen } from '@testing-library/react';
import { Route } from 'react-router-dom';
import { KafkaSupportPage, kafkaSupportPlugin } from './legacy';

const env = process.env;

beforeEach(() => {
  process.env = {
    NODE_ENV: 'test',
    APP_CONFIG: [
      {
        context: 'test',
        data: {
          app: { title: 'Test', baseUrl: 'http://localhost' },
          backend: { baseUrl: 'http://localhost' },
        },
      },
    ],
  } as unknown as NodeJS.ProcessEnv;
});
afterEach(() => {
  process.env = env;
  window.history.pushState({}, '', '/');
});

describe('the entry for the legacy frontend system', () => {
  it('shows its pages below the path that the app mounts it on', async () => {
    window.history.pushState({}, '', '/streams/nowhere');
    const app = createApp({ plugins: [kafkaSupportPlugin] });
    const Root = app.createRoot(
      <AppRouter>
        <FlatRoutes>
          <Route path="/streams" element={<KafkaSupportPage />} />
        </FlatRoutes>
      </AppRouter>,
    );
    render(<Root />);
    expect(
      await screen.findByText('There is no such page'),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'New request' })).toHaveAttribute(
      'href',
      '/streams/new',
    );
  });
});
