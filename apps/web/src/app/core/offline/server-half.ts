import { Injectable, inject } from '@angular/core';
import { Api, getDeviceSecret } from '@headway/api-client';

/** The server's half of what the keys of this device are made of: the same for a person each time, and for nobody else. */
@Injectable({ providedIn: 'root' })
export class ServerHalf {
  private readonly api = inject(Api);

  async read(): Promise<string> {
    return (await this.api.invoke(getDeviceSecret)).secret;
  }
}
