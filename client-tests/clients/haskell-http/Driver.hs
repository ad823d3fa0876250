-- | driver url URL PROXY-URL | option URL PROXY [USER PASSWORD] | env URL: writes the content of the answer.
module Main (main) where

import Data.Maybe (fromMaybe)
import Network.Browser
import Network.HTTP
import Network.HTTP.Proxy (fetchProxy, parseProxy)
import Network.URI (parseURI)
import System.Environment (getArgs)

main :: IO ()
main = do
  way : url : rest <- getArgs
  proxy <- case (way, rest) of
    ("env", _) -> fetchProxy True
    ("url", [proxyUrl]) -> maybe (fail "no proxy in this URL") pure (parseProxy proxyUrl)
    (_, place : credentials) -> pure (Proxy place (basic place credentials))
    _ -> fail "usage"
  (_, answer) <- browse $ do
    setOutHandler (const (pure ()))
    setErrHandler (const (pure ()))
    setProxy proxy
    request (getRequest url)
  case rspCode answer of
    (2, _, _) -> putStr (rspBody answer)
    _ -> fail (rspReason answer)

basic :: String -> [String] -> Maybe Authority
basic place [user, password] = Just (AuthBasic "" user password site)
  where
    site = fromMaybe (error "no such place") (parseURI place)
basic _ _ = Nothing
