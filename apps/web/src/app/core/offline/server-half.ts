import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** The server's half of what the keys of this device are made of: the same for a person each time, and for nobody else. */
@Injectable({ providedIn: 'root' })
export class ServerHalf {
  private readonly http = inject(HttpClient);

  async read(): Promise<string> {
    const { secret } = await firstValueFrom(this.http.get<{ secret: string }>('/api/v1/me/device-secret'));
    return secret;
  }
}
