package com.optiply.connector.sandbox.seed;

import com.optiply.connector.sandbox.exact.App;
import com.optiply.connector.sandbox.exact.User;
import com.optiply.connector.sandbox.exact.store.Company;
import com.optiply.connector.sandbox.optiply.Account;

/** A company at Exact with the app and user that reach it, and the account at Optiply beside it. */
public record Tenant(Company company, App app, User user, Account account) {}
