{ driver URL PROXY-HOST PROXY-PORT [USER PASSWORD]: writes the content of the answer. }
program driver;

{$mode objfpc}{$H+}

uses
  SysUtils, fphttpclient;

var
  Client: TFPHTTPClient;
begin
  if ParamStr(1) = '--version' then
  begin
    WriteLn('Free Pascal ', {$I %FPCVERSION%});
    Exit;
  end;
  Client := TFPHTTPClient.Create(nil);
  try
    Client.Proxy.Host := ParamStr(2);
    Client.Proxy.Port := StrToInt(ParamStr(3));
    if ParamCount > 3 then
    begin
      Client.Proxy.UserName := ParamStr(4);
      Client.Proxy.Password := ParamStr(5);
    end;
    Write(Client.Get(ParamStr(1))); // raises for a status that is no success
  finally
    Client.Free;
  end;
end.
