import { Module } from '@nestjs/common';
import { ThrottlerModule } from '@nestjs/throttler';
import { CreateAccount } from './create-account';
import { IdentityQueries } from './identity.queries';
import { SessionController } from './session.controller';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';

/** Twenty tries in five minutes for one e-mail address. */
const signInTries = { ttl: 5 * 60_000, limit: 20, blockDuration: 5 * 60_000 };

@Module({
  imports: [ThrottlerModule.forRoot([signInTries])],
  controllers: [SessionController],
  providers: [IdentityQueries, SignIn, SignOut, CreateAccount],
})
export class IdentityModule {}
