{-# LANGUAGE OverloadedStrings #-}

-- | driver URL [PROXY-HOST PROXY-PORT [USER PASSWORD]]: writes the content of the answer.
module Main (main) where

import qualified Data.ByteString.Lazy as Lazy
import Data.ByteString.Char8 (ByteString, unpack)
import Network.HTTP.Client
import Network.HTTP.Client.TLS (tlsManagerSettings)
import System.Posix.Env.ByteString (getArgs)

main :: IO ()
main = do
  url : proxy <- getArgs
  manager <- newManager tlsManagerSettings
  request <- parseUrlThrow (unpack url) -- throws for a status that is no success
  answer <- httpLbs (through proxy request) manager
  Lazy.putStr (responseBody answer)

-- Without a proxy http-client reads the environment by itself.
through :: [ByteString] -> Request -> Request
through (host : port : credentials) = authorized credentials . useIt
  where
    useIt request = request {proxy = Just (Proxy host (read (unpack port)))}
    authorized [user, password] = applyBasicProxyAuth user password
    authorized _ = id
through _ = id
